package io.dure.demo.load;

import java.util.List;

/**
 * One query and what came of it, a line of {@code dns.jsonl}.
 *
 * @param t when it was asked, UTC epoch milliseconds
 * @param resolver number of the simulated resolver
 * @param server asked
 * @param rcode NOERROR, SERVFAIL, ...; {@code timeout} when nothing came within a second
 * @param addresses answered
 * @param ttl in seconds
 * @param ms until the answer
 * @param fill the cache fill that it was asked for; a second query of one fill goes to the other server
 */
public record DnsExchange(
        long t, int resolver, String server, String rcode, List<String> addresses, long ttl, double ms, String fill) {
    static final String TIMEOUT = "timeout";

    public boolean isAnswer() {
        return rcode.equals("NOERROR") && !addresses.isEmpty();
    }

    static String rcode(int code) {
        return switch (code) {
            case 0 -> "NOERROR";
            case 1 -> "FORMERR";
            case 2 -> "SERVFAIL";
            case 3 -> "NXDOMAIN";
            case 5 -> "REFUSED";
            default -> "RCODE" + code;
        };
    }
}
