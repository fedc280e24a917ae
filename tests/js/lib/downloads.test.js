import { fileName, sizeText } from "../../../static/js/lib/downloads.js";
import { assertEquals } from "../assert.js";

Deno.test("a file's name is small letters, digits and hyphens, whatever the language", () => {
  assertEquals(
    fileName(["moons", "Espace des caractéristiques"], "png"),
    "frontiere-moons-espace-des-caracteristiques.png",
  );
  assertEquals(fileName(["", "The twin’s output"], "png"), "frontiere-the-twin-s-output.png");
  assertEquals(fileName(["iris_petals", "../x"], "gif"), "frontiere-iris-petals-x.gif");
});

Deno.test("a size is said in the unit that suits it", () => {
  assertEquals(["en", "fr"].map((language) => sizeText(2_140_000, language).replace(/\s/g, " ")), [
    "2.1 MB",
    "2,1 Mo",
  ]);
  assertEquals(sizeText(340_400, "en"), "340 kB");
  assertEquals(sizeText(12, "en"), "1 kB");
});
