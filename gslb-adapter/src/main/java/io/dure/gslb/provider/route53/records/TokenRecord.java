package io.dure.gslb.provider.route53.records;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.PlanDiff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fence of a service: one TXT record beside its name. */
public final class TokenRecord {
    /** Fixed, so that a DELETE, which must name the time to live exactly, can be written without reading first. */
    public static final Duration TTL = Duration.ofSeconds(60);

    private static final Pattern TEXT = Pattern.compile("\"epoch=(\\d{1,18}) revision=(\\d{1,18})\"");

    private TokenRecord() {}

    /** A service at the apex has no sibling within the zone; its token lies below, by the service's id. */
    public static String owner(ServiceName service, String zoneName) {
        return service.name().equals(zoneName)
                ? "_dure-" + service.service() + "." + zoneName
                : "_dure-" + service.name();
    }

    public static RecordSet of(String owner, Token token) {
        return new RecordSet(
                new RecordKey(owner, "TXT", Optional.empty()),
                OptionalInt.empty(),
                Optional.of(TTL),
                List.of("\"" + PlanDiff.text(token) + "\""),
                Optional.empty(),
                Optional.empty());
    }

    /** The token of a record's value; empty if it is none of ours. */
    public static Optional<Token> read(String value) {
        Matcher text = TEXT.matcher(value);
        return text.matches()
                ? Optional.of(new Token(Long.parseLong(text.group(1)), Long.parseLong(text.group(2))))
                : Optional.empty();
    }
}
