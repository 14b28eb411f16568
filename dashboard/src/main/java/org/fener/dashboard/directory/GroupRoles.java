package org.fener.dashboard.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Role;

/// Which group of a directory gets which role here. Who is in several gets the role of the line that stands first;
/// who is in none does not get in.
///
/// @param lines in the order of the file
public record GroupRoles(List<Line> lines) {

    /// One group and its role.
    public record Line(String group, Role role) {}

    public GroupRoles {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new IllegalArgumentException("no group has a role: nobody could get in");
    }

    public Optional<Role> of(Collection<String> groups) {
        return lines.stream()
                .filter(line -> groups.contains(line.group()))
                .map(Line::role)
                .findFirst();
    }
}
