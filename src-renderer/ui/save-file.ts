/** Offers a text or a picture as a download of the page's own making; nothing leaves the computer. */
export function saveFile(file: { name: string; mime: string; text: string } | { name: string; blob: Blob }): void {
  const address = URL.createObjectURL('blob' in file ? file.blob : new Blob([file.text], { type: file.mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
