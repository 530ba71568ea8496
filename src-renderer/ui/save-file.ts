/** Offers a text as a download of the page's own making; nothing leaves the computer. */
export function saveFile(file: { name: string; mime: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
