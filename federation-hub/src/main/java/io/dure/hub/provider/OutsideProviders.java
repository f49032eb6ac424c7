package io.dure.hub.provider;

import io.dure.gslb.provider.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers of the operator's file, by id. Each one's calls are bounded, so that a slow one holds nobody else up. */
public final class OutsideProviders implements AutoCloseable {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<BoundedProvider> bounded = new ArrayList<>();

    /** A provider and what it is. */
    public record Entry(Provider provider, ProviderKind kind) {}

    public OutsideProviders(Collection<Entry> entries) {
        for (Entry entry : entries) {
            BoundedProvider provider = new BoundedProvider(entry.provider());
            if (this.entries.put(provider.id(), new Entry(provider, entry.kind())) != null) {
                throw new IllegalArgumentException("two providers are called " + provider.id());
            }
            bounded.add(provider);
        }
    }

    public Optional<Entry> byId(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    public Collection<String> ids() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Lets go of what they hold; what is served stays. */
    @Override
    public void close() {
        bounded.forEach(BoundedProvider::close);
    }
}
