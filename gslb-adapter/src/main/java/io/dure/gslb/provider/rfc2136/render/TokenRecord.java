package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.PlanDiff;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fence: one TXT record beside the service's name. */
public final class TokenRecord {
    public static final String TYPE = "TXT";

    /** Fixed; nobody but us asks for it. */
    public static final Duration TTL = Duration.ofSeconds(5);

    private static final Pattern TEXT = Pattern.compile("epoch=([0-9]{1,18}) revision=([0-9]{1,18})");

    private TokenRecord() {}

    /** A sibling in the same zone; a service at the apex has none, its token lies below by the service's id. */
    public static String owner(ServiceName service, String zone) {
        return service.name().equals(zone) ? "_dure-" + service.service() + "." + zone : "_dure-" + service.name();
    }

    static ZoneRecord of(String owner, Token token) {
        return new ZoneRecord(owner, TYPE, PlanDiff.text(token), TTL);
    }

    /** Empty where the text is no token. */
    public static Optional<Token> parse(String text) {
        Matcher found = TEXT.matcher(text);
        return found.matches()
                ? Optional.of(new Token(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }
}
