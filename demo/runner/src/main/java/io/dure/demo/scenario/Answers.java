package io.dure.demo.scenario;

import io.dure.demo.layout.Site;
import io.dure.demo.load.DnsExchange;
import io.dure.demo.report.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the nameservers answered, by the packets that the load's resolvers saw. */
final class Answers {
    private final List<DnsExchange> exchanges;

    Answers(List<DnsExchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    Answers during(Period period) {
        return new Answers(exchanges.stream()
                .filter(exchange -> period.contains(arrival(exchange)))
                .toList());
    }

    /** Answers that named addresses. */
    long count() {
        return exchanges.stream().filter(DnsExchange::isAnswer).count();
    }

    long naming(Site site) {
        return exchanges.stream().filter(exchange -> names(exchange, site)).count();
    }

    /** Each answer is an independent draw. */
    Proportion share(Site site) {
        return Proportion.ofDraws(naming(site), count());
    }

    long withRcode(String rcode) {
        return exchanges.stream()
                .filter(exchange -> exchange.rcode().equals(rcode))
                .count();
    }

    /** Packets that answered nothing usable: any error code, or no address. A timeout is no packet. */
    long bad() {
        return exchanges.stream()
                .filter(exchange -> !exchange.isAnswer() && !exchange.rcode().equals("timeout"))
                .count();
    }

    /** Cache fills for which no nameserver gave an address. */
    long unanswered() {
        Map<String, Boolean> fills = new HashMap<>();
        for (DnsExchange exchange : exchanges) {
            fills.merge(exchange.fill(), exchange.isAnswer(), Boolean::logicalOr);
        }
        return fills.values().stream().filter(answered -> !answered).count();
    }

    /** When the last answer that named the site arrived. */
    Optional<Instant> lastNaming(Site site) {
        return exchanges.stream()
                .filter(exchange -> names(exchange, site))
                .map(exchange -> Instant.ofEpochMilli(arrival(exchange)))
                .max(Instant::compareTo);
    }

    /** When the first answer that named the site arrived. */
    Optional<Instant> firstNaming(Site site) {
        return exchanges.stream()
                .filter(exchange -> names(exchange, site))
                .map(exchange -> Instant.ofEpochMilli(arrival(exchange)))
                .min(Instant::compareTo);
    }

    /** The longest stretch of the period in which no answer named the site. */
    Duration longestWithout(Site site, Period period) {
        long[] times = exchanges.stream()
                .filter(exchange -> names(exchange, site))
                .mapToLong(Answers::arrival)
                .sorted()
                .toArray();
        long before = period.from().toEpochMilli();
        long longest = 0;
        for (long time : times) {
            longest = Math.max(longest, time - before);
            before = time;
        }
        return Duration.ofMillis(Math.max(longest, period.to().toEpochMilli() - before));
    }

    private static boolean names(DnsExchange exchange, Site site) {
        return exchange.addresses().stream().anyMatch(address -> Site.of(address) == site);
    }

    private static long arrival(DnsExchange exchange) {
        return exchange.t() + Math.round(exchange.ms());
    }
}
