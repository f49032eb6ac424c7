package io.dure.hub.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some entries; {@code next} is the {@code before} of the following page, null at the end. */
public record AuditPage(List<AuditEntry> entries, @Nullable Long next) {}
