package io.dure.hub.dashboard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.dure.hub.api.Personal;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A dashboard as the API shows it. */
record DashboardBody(
        String id,
        @Nullable String owner,
        Origin origin,
        Right right,
        long version,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        @JsonRawValue String document)
        implements Personal {
    static DashboardBody of(Seen seen) {
        Heading heading = seen.heading();
        return new DashboardBody(
                heading.id(),
                heading.owner(),
                heading.origin(),
                seen.right(),
                heading.version(),
                heading.updatedAt(),
                heading.updatedBy(),
                seen.dashboard().document().json());
    }

    @Override
    public DashboardBody withoutPeople() {
        return new DashboardBody(id, null, origin, right, version, updatedAt, null, document);
    }

    static ResponseEntity<DashboardBody> answer(Seen seen) {
        return ResponseEntity.ok().eTag(tag(seen)).body(of(seen));
    }

    static ResponseEntity<DashboardBody> created(Seen seen) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/dashboards/" + seen.heading().id()))
                .eTag(tag(seen))
                .body(of(seen));
    }

    private static String tag(Seen seen) {
        return "\"" + seen.heading().version() + "\"";
    }
}
