package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import org.fener.classifier.CategoriesFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CategoriesByNameTest {

    private final CategoriesByName categories = new CategoriesByName(CategoriesFile.shipped());

    @ParameterizedTest
    @CsvSource({
        "категория:трафик, категория:smuggling",
        "category:Киберзаплаха, category:cyber-threat",
        "category:киберзаплахи, category:cyber-threat",
        "category:измама, category:document-fraud",
        "category:\"Измами с документи\", category:document-fraud",
        "category:пропаганда, category:disinformation",
        "category:fraud, category:document-fraud",
    })
    void knowsACategoryByItsName(String typed, String meant) {
        assertThat(categories.meant(typed)).contains(meant);
    }

    @Test
    void meansNothingByWhatIsNoNameOrMayBeSeveral() {
        assertThat(categories.meant("category:времето")).isEmpty();
        assertThat(categories.meant("category:за")).as("too short").isEmpty();
        assertThat(categories.meant("category:cyber-threat"))
                .as("a key means itself")
                .isEmpty();
        assertThat(categories.meant("трафик")).as("a word").isEmpty();
        assertThat(categories.meant("source:трафик")).isEmpty();
        assertThat(categories.meant("(category:трафик")).as("no whole query").isEmpty();
    }
}
