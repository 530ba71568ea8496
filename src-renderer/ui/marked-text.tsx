import classes from './marked-text.module.css';

type Piece = { readonly text: string; readonly mark: { readonly kind: 'blank' | 'value' } | null };

/** A text with the places that still ask for something tinted. Line breaks and spaces stay as they are. */
export function MarkedText({ parts, className = '' }: { parts: readonly Piece[]; className?: string }) {
  return (
    <span className={`${classes.text} ${className}`} dir="auto">
      {parts.map(({ text, mark }, index) =>
        mark === null ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing else that names them.
          <mark key={index} className={classes[mark.kind]}>
            {text}
          </mark>
        ),
      )}
    </span>
  );
}
