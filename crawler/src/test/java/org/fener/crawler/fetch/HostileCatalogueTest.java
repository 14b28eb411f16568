package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fener.crawler.fetch.HostileCatalogue.Played;
import org.junit.jupiter.api.Test;

class HostileCatalogueTest {

    @Test
    void everyCaseIsPlayedWithAnAssertionOfItsOwn() {
        List<Played> played = HostileCatalogue.played();
        for (String id : HostileCatalogue.CASES)
            assertThat(played)
                    .as("%s: where it is played", id)
                    .anyMatch(one -> one.id().equals(id));
        assertThat(played).allSatisfy(one -> {
            assertThat(one.asserts())
                    .as("%s in %s asserts something", one.id(), one.where())
                    .isTrue();
            assertThat(one.must()).isNotBlank();
        });
    }

    @Test
    void theReadmeSaysWhatIsPlayedWhere() throws IOException {
        assertThat(Files.readString(Path.of("README.md")).lines())
                .as("the module's README; './fener bench hostile --table' prints the rows")
                .containsAll(HostileCatalogue.table());
    }

    @Test
    void noTwoScenesShareAnId() {
        assertThat(HostileScene.all()).extracting(HostileScene::id).doesNotHaveDuplicates();
        assertThat(HostileScene.all()).extracting(HostileScene::source).doesNotHaveDuplicates();
    }
}
