package io.dure.hub.service;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.hub.InvalidConfiguration;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Reads the services that an operator provisions from a YAML file. An unknown key is an error, not a silence. */
public final class ServicesFile {
    private static final Pattern KEYS = Pattern.compile("services(\\[\\d+](\\.(id|name|ttl|mode|domains(\\[\\d+])?"
            + "|check(\\.(path|host|status|interval|timeout|fall|rise))?"
            + "|members(\\[\\d+](\\.(site|weight|minimum-up|endpoints(\\[\\d+])?))?)?))?)?");

    private ServicesFile() {}

    /**
     * Reads the whole file.
     *
     * @throws InvalidConfiguration naming the file, the key and what is wrong with it
     */
    public static List<ServiceDefinition> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new InvalidConfiguration("dure.hub.services-file: cannot read " + file);
        }
        List<Entry> entries = bind(file);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String id = entries.get(i).id();
            if (id != null && !ids.add(id)) {
                throw new InvalidConfiguration(file + ": services[" + i + "].id: two services are called " + id);
            }
        }
        return IntStream.range(0, entries.size())
                .mapToObj(i -> definition(file, i, entries.get(i)))
                .toList();
    }

    private static List<Entry> bind(Path file) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load(file.toString(), new FileSystemResource(file))
                    .forEach(sources::addLast);
        } catch (IOException | RuntimeException malformed) {
            throw new InvalidConfiguration(file + ": not readable as YAML: " + malformed.getMessage(), malformed);
        }
        requireKnownKeys(file, sources);
        try {
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("services", Bindable.listOf(Entry.class), BindHandler.DEFAULT)
                    .orElseThrow(() -> new InvalidConfiguration(file + ": services: must be there"));
        } catch (BindException wrong) {
            throw new InvalidConfiguration(file + ": " + problem(wrong), wrong);
        }
    }

    /** The binder passes over unknown keys within lists. */
    private static void requireKnownKeys(Path file, MutablePropertySources sources) {
        for (PropertySource<?> source : sources) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (String key : enumerable.getPropertyNames()) {
                    if (!KEYS.matcher(key).matches()) {
                        throw new InvalidConfiguration(file + ": " + key + ": is not a known key");
                    }
                }
            }
        }
    }

    private static String problem(BindException wrong) {
        Throwable cause = wrong.getCause();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return wrong.getName() + ": " + (cause == null ? "is not understood" : cause.getMessage());
    }

    private static ServiceDefinition definition(Path file, int index, Entry entry) {
        try {
            return entry.definition();
        } catch (IllegalArgumentException wrong) {
            throw new InvalidConfiguration(file + ": services[" + index + "]." + wrong.getMessage(), wrong);
        }
    }

    private static <T> T there(@Nullable T value, String property) {
        if (value == null) {
            throw new IllegalArgumentException(property + " must be there");
        }
        return value;
    }

    /** The file's form of a service. */
    record Entry(
            @Nullable String id,
            @Nullable String name,
            @DefaultValue("30s") Duration ttl,
            @DefaultValue("automatic") String mode,
            @DefaultValue List<String> domains,
            @Nullable Probe check,
            @DefaultValue List<Member> members) {
        ServiceDefinition definition() {
            return ServiceRules.checked(ServiceDefinition.weighted(
                    there(id, "id"),
                    there(name, "name"),
                    ttl,
                    modeOf(),
                    ServiceRules.domains(domains),
                    there(check, "check").check(there(name, "name")),
                    members.stream().map(Member::member).toList()));
        }

        private Mode modeOf() {
            return switch (mode.toLowerCase(Locale.ROOT)) {
                case "automatic" -> Mode.AUTOMATIC;
                case "on-approval" -> Mode.ON_APPROVAL;
                // YAML 1.1 reads a bare `off` as the boolean.
                case "off", "false" -> Mode.OFF;
                default -> throw new IllegalArgumentException("mode must be automatic, on-approval or off: " + mode);
            };
        }
    }

    /** The file's form of a check; the product's defaults find a dead endpoint within about 5 s. */
    record Probe(
            @DefaultValue("/") String path,
            @Nullable String host,
            @DefaultValue("200") int status,
            @DefaultValue("2s") Duration interval,
            @DefaultValue("1s") Duration timeout,
            @DefaultValue("2") int fall,
            @DefaultValue("3") int rise) {
        Check check(String name) {
            try {
                return new Check(path, host == null ? name : host, status, interval, timeout, fall, rise);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("check: " + wrong.getMessage(), wrong);
            }
        }
    }

    /** The file's form of a member. */
    record Member(
            @Nullable String site,
            @DefaultValue("0") int weight,
            @DefaultValue("1") int minimumUp,
            @DefaultValue List<String> endpoints) {
        MemberDefinition member() {
            return new MemberDefinition(
                    there(site, "members.site"),
                    weight,
                    minimumUp,
                    endpoints.stream().map(Member::endpoint).toList());
        }

        private static Endpoint endpoint(String text) {
            int colon = text.lastIndexOf(':');
            try {
                String address = text.substring(0, colon);
                if (address.startsWith("[") && address.endsWith("]")) {
                    address = address.substring(1, address.length() - 1);
                }
                return new Endpoint(address, Integer.parseInt(text.substring(colon + 1)));
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException wrong) {
                throw new IllegalArgumentException(
                        "members.endpoints must be addresses with ports, as 192.0.2.1:8080: " + text, wrong);
            }
        }
    }
}
