/** A chosen file as the server wants it: browsers call CSV whatever the machine does. */
export const asCsv = (file: Blob): Blob => new Blob([file], { type: 'text/csv' });
