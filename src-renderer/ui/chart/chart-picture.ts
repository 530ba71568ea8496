import type { TokenName } from '../tokens.ts';

const MARGIN = 24;
const TITLE = "600 16px 'Inter Variable', system-ui, sans-serif";
const TEXT = "13px 'Inter Variable', system-ui, sans-serif";
const HEAD = 62;
const FOOT = 22;

/** The chart with its title and what it says as a picture, on the ground of the theme that is shown. Sizes are of the screen's pixels. */
export async function chartPicture(
  drawing: HTMLCanvasElement,
  words: { title: string; subtitle: string; notes: string },
  palette: Readonly<Record<TokenName, string>>,
): Promise<Blob> {
  const ratio = drawing.width / Math.max(1, drawing.clientWidth);
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width + 2 * MARGIN * ratio;
  canvas.height = drawing.height + (HEAD + MARGIN + FOOT) * ratio;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas here');
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawing, MARGIN * ratio, HEAD * ratio);
  pen.scale(ratio, ratio);
  const write = (text: string, font: string, color: string, y: number) => {
    pen.font = font;
    pen.fillStyle = color;
    pen.fillText(text, MARGIN, y, canvas.width / ratio - 2 * MARGIN);
  };
  write(words.title, TITLE, palette.text, 28);
  write(words.subtitle, TEXT, palette['text-2'], 50);
  write(words.notes, TEXT, palette['text-3'], canvas.height / ratio - MARGIN / 1.5);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('the picture could not be made')) : resolve(blob)), 'image/png');
  });
}
