type Listener = () => void;

let listener: Listener | null = null;

/** The one place that is told when the server no longer knows our session. */
export function onSessionLost(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = null;
  };
}

export function reportSessionLost(): void {
  listener?.();
}
