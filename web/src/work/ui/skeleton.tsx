// Grey shapes of what is to come, in its place.
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div class="skeleton-list" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class="skeleton skeleton-row" />
      ))}
    </div>
  );
}
