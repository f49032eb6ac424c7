package io.dure.gslb.nameserver.evidence;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Evidence as character-strings of a TXT record, to be read by {@code dig} as well.
 *
 * <pre>
 * v=1 vp=private-1 domain=private inc=3 seq=881 t=1790000000000 blind=0
 * e=127.0.1.21:8443 up run=12 since=1789999990000 reason=- cert=1797000000000
 * ns=private-1 s=portal token=3.12 open=0 t=1790000000000 written=1
 * m=private weight=50 evacuations=2 evacuated=0 verdict=up withheld=- answers=71 endpoints=127.0.1.21:8000
 * </pre>
 *
 * <p>One line each: the vantage point, then its endpoints, then what its nameserver answers, an {@code ns} line a
 * service followed by its members. A line longer than a character-string goes on in strings that begin with a plus sign.
 * Times are epoch milliseconds. Anything but letters, digits and {@code . _ : , [ ]} and the dash within a value is
 * percent-encoded; a value that does not exist is a dash, and {@code cert} stands where a certificate is shown. Fields that a reader does not know are passed over.
 */
public final class EvidenceText {
    private static final int LONGEST_STRING = 255;
    private static final String NONE = "-";

    private EvidenceText() {}

    /** The character-strings of {@code evidence}, each of at most 255 ASCII characters. */
    public static List<String> format(Evidence evidence) {
        List<String> strings = new ArrayList<>();
        add(
                strings,
                "v=1 vp=" + encode(evidence.vantagePoint()) + " domain=" + encode(evidence.domain()) + " inc="
                        + evidence.incarnation() + " seq=" + evidence.sequence() + " t=" + millis(evidence.time())
                        + " blind=" + bit(evidence.blind()));
        evidence.endpoints().values().stream()
                .sorted(Comparator.comparing(view -> view.endpoint().toString()))
                .forEach(view -> add(
                        strings,
                        "e=" + view.endpoint() + " " + word(view.verdict()) + " run=" + view.run() + " since="
                                + millis(view.since()) + " reason=" + encode(view.reason())
                                + view.certificateEnds()
                                        .map(ends -> " cert=" + millis(ends))
                                        .orElse("")));
        for (NameserverStatus status : evidence.nameservers()) {
            add(
                    strings,
                    "ns=" + encode(status.nameserver()) + " s=" + encode(status.service()) + " token="
                            + status.token()
                                    .map(token -> token.epoch() + "." + token.revision())
                                    .orElse(NONE)
                            + " open=" + bit(status.failOpen()) + " t=" + millis(status.time()) + " written="
                            + bit(status.written()));
            status.members().forEach(member -> add(strings, member(member)));
        }
        return strings;
    }

    private static String member(MemberStatus member) {
        String endpoints =
                member.answeredEndpoints().stream().map(Endpoint::toString).collect(Collectors.joining(","));
        return "m=" + encode(member.site()) + " weight=" + member.weight() + " evacuations=" + member.evacuations()
                + " evacuated=" + bit(member.evacuated()) + " verdict=" + word(member.verdict()) + " withheld="
                + member.withheld().map(Withheld::code).orElse(NONE) + " answers=" + member.answers() + " endpoints="
                + (endpoints.isEmpty() ? NONE : endpoints);
    }

    /**
     * Reads what {@link #format} wrote, or a later version did.
     *
     * @throws IllegalArgumentException if it is not evidence
     */
    public static Evidence parse(List<String> strings) {
        List<Line> lines = lines(strings);
        if (lines.isEmpty() || !lines.getFirst().kind().equals("v")) {
            throw new IllegalArgumentException("evidence does not begin with its version");
        }
        Line head = lines.getFirst();
        if (head.number("v") != 1) {
            throw new IllegalArgumentException("evidence of version " + head.text("v") + " cannot be read");
        }
        Map<Endpoint, EndpointEvidence> endpoints = new HashMap<>();
        List<NameserverStatus> nameservers = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            switch (line.kind()) {
                case "e" -> {
                    EndpointEvidence view = endpoint(line);
                    endpoints.put(view.endpoint(), view);
                }
                case "ns" -> {
                    List<MemberStatus> members = new ArrayList<>();
                    for (int m = i + 1; m < lines.size() && lines.get(m).kind().equals("m"); m++) {
                        members.add(member(lines.get(m)));
                    }
                    nameservers.add(nameserver(line, members));
                }
                default -> {
                    // A member was read with its nameserver; other kinds are a later version's.
                }
            }
        }
        return new Evidence(
                head.text("vp"),
                head.text("domain"),
                head.number("inc"),
                head.number("seq"),
                head.time("t"),
                head.bit("blind"),
                endpoints,
                nameservers);
    }

    private static EndpointEvidence endpoint(Line line) {
        return new EndpointEvidence(
                endpoint(line.raw("e")),
                verdict(line.word()),
                (int) line.number("run"),
                line.time("since"),
                line.text("reason"),
                line.has("cert") ? Optional.of(line.time("cert")) : Optional.empty());
    }

    private static NameserverStatus nameserver(Line line, List<MemberStatus> members) {
        return new NameserverStatus(
                line.text("ns"),
                line.text("s"),
                token(line.raw("token")),
                members,
                line.bit("open"),
                line.time("t"),
                !line.has("written") || line.bit("written"));
    }

    private static MemberStatus member(Line line) {
        String endpoints = line.raw("endpoints");
        return new MemberStatus(
                line.text("m"),
                (int) line.number("weight"),
                line.number("evacuations"),
                line.bit("evacuated"),
                verdict(line.raw("verdict")),
                Withheld.of(line.raw("withheld")),
                line.number("answers"),
                endpoints.equals(NONE)
                        ? List.of()
                        : List.of(endpoints.split(",", -1)).stream()
                                .map(EvidenceText::endpoint)
                                .toList());
    }

    private static Optional<Token> token(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a token: " + text);
        }
        return Optional.of(new Token(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }

    private static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not an endpoint: " + text);
        }
        String address = text.substring(0, colon);
        boolean bracketed = address.startsWith("[") && address.endsWith("]");
        return new Endpoint(
                bracketed ? address.substring(1, address.length() - 1) : address,
                Integer.parseInt(text.substring(colon + 1)));
    }

    private static List<Line> lines(List<String> strings) {
        List<String> joined = new ArrayList<>();
        for (String string : strings) {
            if (string.startsWith("+") && !joined.isEmpty()) {
                joined.set(joined.size() - 1, joined.getLast() + string.substring(1));
            } else {
                joined.add(string);
            }
        }
        return joined.stream().map(Line::of).toList();
    }

    private static void add(List<String> strings, String line) {
        strings.add(line.substring(0, Math.min(LONGEST_STRING, line.length())));
        for (int at = LONGEST_STRING; at < line.length(); at += LONGEST_STRING - 1) {
            strings.add("+" + line.substring(at, Math.min(at + LONGEST_STRING - 1, line.length())));
        }
    }

    private static String encode(String value) {
        return EncodedValue.encode(value);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** A verdict that this version does not know is an abstention. */
    private static Verdict verdict(String word) {
        return switch (word) {
            case "up" -> Verdict.UP;
            case "down" -> Verdict.DOWN;
            default -> Verdict.UNKNOWN;
        };
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }
}
