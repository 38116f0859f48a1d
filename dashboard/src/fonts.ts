import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import vietnamese from "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2";

/** The parts of the font that Vietnamese and English need, with the letters each part has. */
const PARTS = [
  {
    file: vietnamese,
    letters: "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
  },
  {
    file: latin,
    letters: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  },
];

const LONGEST_WAIT_MS = 800;

/** Loads the font before anything is drawn, so that no text moves when it comes; a slow line does not hold the page back. */
export async function loadFonts(): Promise<void> {
  const loading = PARTS.map(async ({ file, letters }) => {
    const face = new FontFace("Inter Variable", `url("${file}") format("woff2")`, { weight: "100 900", unicodeRange: letters });
    document.fonts.add(face);
    await face.load();
  });
  // Without its font the page is drawn in the system's.
  await Promise.race([Promise.allSettled(loading), new Promise((done) => setTimeout(done, LONGEST_WAIT_MS))]);
}
