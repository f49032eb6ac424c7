package io.dure.hub.audit;

import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Some entries; {@code next} is the {@code before} of the following page, null at the end. */
public record AuditPage(List<AuditEntry> entries, @Nullable Long next) implements Scoped {
    @Override
    public Optional<AuditPage> within(Sight sight) {
        return Optional.of(new AuditPage(
                entries.stream().flatMap(entry -> entry.within(sight).stream()).toList(), next));
    }
}
