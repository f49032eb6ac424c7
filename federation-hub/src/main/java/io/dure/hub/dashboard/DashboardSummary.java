package io.dure.hub.dashboard;

import io.dure.hub.api.Personal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dashboard in a list. */
record DashboardSummary(
        String id,
        String name,
        String description,
        @Nullable String owner,
        Origin origin,
        Right right,
        long version,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        int pages) {
    static DashboardSummary of(Catalogue.Entry entry) {
        Heading heading = entry.heading();
        return new DashboardSummary(
                heading.id(),
                heading.name(),
                heading.description(),
                heading.owner(),
                heading.origin(),
                entry.right(),
                heading.version(),
                heading.updatedAt(),
                heading.updatedBy(),
                heading.pages());
    }

    DashboardSummary withoutPeople() {
        return new DashboardSummary(id, name, description, null, origin, right, version, updatedAt, null, pages);
    }

    /** A file that is not shown as it stands. */
    record FileProblem(String file, String detail) {}

    /** All that a user may see; {@code files} only for administrators. */
    record Page(List<DashboardSummary> dashboards, List<FileProblem> files) implements Personal {
        @Override
        public Page withoutPeople() {
            return new Page(
                    dashboards.stream().map(DashboardSummary::withoutPeople).toList(), files);
        }
    }
}
