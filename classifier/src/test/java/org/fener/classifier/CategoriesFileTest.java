package org.fener.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CategoriesFileTest {

    @TempDir
    Path folder;

    @Test
    void shipsFiveCategoriesInBulgarianAndEnglish() {
        assertThat(CategoriesFile.shipped())
                .extracting(Category::key)
                .containsExactly("smuggling", "trafficking", "document-fraud", "disinformation", "cyber-threat");
        assertThat(CategoriesFile.shipped()).allSatisfy(category -> {
            assertThat(category.definition()).containsOnlyKeys("bg", "en");
            assertThat(category.exclusions()).containsOnlyKeys("bg", "en");
        });
    }

    @Test
    void readsACategoryOfAUnit() throws IOException {
        Path file = write("""
                categories:
                  - key: drugs
                    names: {en: Drugs, bg: Наркотици}
                    definition: {en: Offers., bg: Предложения.}
                    exclusions: {en: News., bg: Новини.}
                """);
        assertThat(CategoriesFile.read(file))
                .singleElement()
                .satisfies(drugs -> assertThat(drugs.name("bg")).isEqualTo("Наркотици"));
    }

    @Test
    void namesFileKeyValueAndWhatWasExpectedForEveryMistake() throws IOException {
        Path file = write("""
                categories:
                  - key: Drugs!
                    names: {en: Drugs, bg: Наркотици}
                    definition: {en: a, bg: б}
                    exclusions: {en: a, bg: б}
                  - key: arms
                    names: {en: Arms}
                    definition: 7
                    exclusions: {en: a, bg: б}
                    severity: high
                """);
        assertThatThrownBy(() -> CategoriesFile.read(file))
                .isInstanceOf(CategoriesFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("category key 'Drugs!': expected lower-case letters, digits or -")
                .hasMessageContaining("category 2 'arms': names.bg: missing, expected a text")
                .hasMessageContaining("category 2 'arms': definition: expected a text for each of bg and en, got '7'")
                .hasMessageContaining("category 2 'arms': unknown key 'severity'");
    }

    @Test
    void refusesAKeyThatStandsTwiceAndAFileWithoutCategories() throws IOException {
        String twin = "{key: a, names: {en: A, bg: А}, definition: {en: a, bg: а}, exclusions: {en: a, bg: а}}";
        Path twins = write("categories: [" + twin + ", " + twin + "]");
        assertThatThrownBy(() -> CategoriesFile.read(twins))
                .hasMessageContaining("key 'a': expected once, got it twice");
        Path empty = write("");
        assertThatThrownBy(() -> CategoriesFile.read(empty))
                .hasMessageContaining("expected a list under 'categories:'");
        Path broken = write("categories: [");
        assertThatThrownBy(() -> CategoriesFile.read(broken)).hasMessageContaining("not YAML");
    }

    private Path write(String yaml) throws IOException {
        Path file = Files.createTempFile(folder, "categories", ".yaml");
        return Files.writeString(file, yaml);
    }
}
