package io.dure.hub.provider;

import io.dure.gslb.provider.rfc2136.Rfc2136Settings;
import io.dure.gslb.provider.rfc2136.TsigKey;
import io.dure.gslb.provider.rfc2136.ZoneServer;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the operator's words on a zone that takes UPDATE messages into settings, and says by name which is wrong. */
final class ZoneSettings {
    private static final int DNS = 53;

    private ZoneSettings() {}

    /** @throws IllegalArgumentException naming the property */
    static Rfc2136Settings rfc2136(String id, ProviderProperties.Rfc2136 words) {
        return new Rfc2136Settings(
                id,
                words.zone(),
                server("primary", words.primary()),
                words.secondaries().stream()
                        .map(secondary -> server("secondaries", secondary))
                        .toList(),
                key(words.key()),
                Rfc2136Settings.Transport.valueOf(words.transport().toUpperCase(Locale.ROOT)),
                weighting(words.weighting()),
                words.adopt(),
                words.timeout());
    }

    private static TsigKey key(ProviderProperties.Key key) {
        try {
            return TsigKey.read(key.name(), TsigKey.Algorithm.parse(key.algorithm()), key.secretFile());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("key.secret-file: cannot read " + key.secretFile(), unreadable);
        }
    }

    private static Weighting weighting(ProviderProperties.Weights words) {
        return switch (words.kind()) {
            case "alias" -> new Weighting.Alias(there(words.zone(), "weighting.zone"), words.ttl());
            case "delegation" ->
                new Weighting.Delegation(
                        words.hosts().stream()
                                .map(host -> new Weighting.Host(host.name(), host.addresses()))
                                .toList(),
                        words.ttl());
            case "addresses" -> new Weighting.Addresses(words.most(), words.tolerance());
            case "rotation" -> new Weighting.Rotation(words.turn());
            case "lua" -> new Weighting.Lua();
            default -> throw new IllegalArgumentException("weighting.kind: not known: " + words.kind());
        };
    }

    /** A name or address, with a port or without; an IPv6 address with a port stands in brackets. */
    private static ZoneServer server(String property, String text) {
        int bracket = text.indexOf(']');
        int colon = text.lastIndexOf(':');
        boolean bare = bracket < 0 && text.indexOf(':') != colon;
        if (colon < 0 || colon < bracket || bare) {
            return new ZoneServer(text.replace("[", "").replace("]", ""), DNS);
        }
        try {
            String host = text.substring(0, colon).replace("[", "").replace("]", "");
            return new ZoneServer(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(property + ": not a server with a port: " + text, malformed);
        }
    }

    private static <T> T there(@Nullable T value, String property) {
        if (value == null) {
            throw new IllegalArgumentException(property + " must be there");
        }
        return value;
    }
}
