/** The sign of the product: two brackets that hold one draft. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill="#2f4e89" />
      <path d="M8 8.5h10.5v4H12v7h6.5v4H8z" fill="#ffffff" />
      <path d="M24 23.5H13.5v-4H20v-7h-6.5v-4H24z" fill="#ffffff" fillOpacity=".55" />
    </svg>
  );
}
