package io.dure.hub.provider;

import io.dure.gslb.provider.Provider;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The providers of the operator's file, by id. Each one's calls are bounded, so that a slow one holds nobody else up. */
public final class OutsideProviders {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A provider and what it is. */
    public record Entry(Provider provider, ProviderKind kind) {}

    public OutsideProviders(Collection<Entry> entries) {
        for (Entry entry : entries) {
            String id = entry.provider().id();
            if (this.entries.put(id, new Entry(new BoundedProvider(entry.provider()), entry.kind())) != null) {
                throw new IllegalArgumentException("two providers are called " + id);
            }
        }
    }

    public Optional<Entry> byId(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    public Collection<String> ids() {
        return Collections.unmodifiableSet(entries.keySet());
    }
}
