/** Changing and exporting the directory. */
export const DIRECTORY = {
  DirectoryFile: "tệp danh bạ đường dây nóng",
};
