package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.access.Permissions.Action;
import org.fener.dashboard.page.Doors.Door;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/// In which order the matrix names its actions decides nothing.
final class DoorOrderTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyAddressIsOpenedByItsOwnDoor(boolean reversed) {
        Permissions shipped = Permissions.shipped();
        List<Action> actions = reversed ? shipped.actions().reversed() : shipped.actions();
        List<Door> doors = Door.all(new Permissions(shipped.open(), actions));

        for (Door door : doors)
            assertThat(first(
                            doors, door.route().method(), door.route().address().replaceAll("\\{\\w+}", "7")))
                    .as(door.route().toString())
                    .isEqualTo(door.action());
    }

    private static Action first(List<Door> doors, String method, String address) {
        return doors.stream()
                .filter(door -> door.route().method().equals(method))
                .filter(door -> PathPatternParser.defaultInstance
                        .parse(door.route().address())
                        .matches(PathContainer.parsePath(address)))
                .findFirst()
                .orElseThrow()
                .action();
    }

    @Test
    void aRouteHasOneRule() {
        Permissions shipped = Permissions.shipped();
        Action search = shipped.actions().stream()
                .filter(action -> action.name().equals("search"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> new Permissions(List.of(), List.of(search, search)))
                .hasMessage("action 'search': GET /search has a rule already");
    }
}
