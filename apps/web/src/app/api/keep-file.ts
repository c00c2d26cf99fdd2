/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function keepFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has to begin reading it first.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
