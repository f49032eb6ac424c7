package io.dure.auth.connection;

import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Finds a domain's directory servers by DNS (RFC 2782). The answer is used until its ttl is over; while the DNS then
 * does not answer, the last answer goes on being used: not to be told is not to be told that there are none.
 *
 * <p>Anybody may have made the answer up. A server outside the domain is therefore not taken: its certificate would be
 * right for its own name.
 */
final class Discovery implements Servers.Lookup {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Name domain;
    private final Protection protection;
    private final Resolver resolver;
    private final RandomGenerator random;
    private @Nullable Known known;

    private record Known(List<SRVRecord> records, long freshUntilNanos) {}

    Discovery(Name domain, Protection protection, Resolver resolver, RandomGenerator random) {
        this.domain = domain;
        this.protection = protection;
        this.resolver = resolver;
        this.random = random;
    }

    static Discovery of(String domain, Protection protection) {
        try {
            return new Discovery(Name.fromString(domain, Name.root), protection, new ExtendedResolver(), new Random());
        } catch (TextParseException invalid) {
            throw new IllegalArgumentException("domain: cannot be looked up: " + domain, invalid);
        }
    }

    @Override
    public List<ServerAddress> servers(Deadline deadline) throws ConnectionTrouble {
        return inOrder(records(deadline)).stream()
                .map(found -> new ServerAddress(
                        found.getTarget().toString(true),
                        protection == Protection.LDAPS ? protection.port() : found.getPort()))
                .toList();
    }

    private List<SRVRecord> records(Deadline deadline) throws ConnectionTrouble {
        Known last;
        synchronized (this) {
            last = known;
        }
        if (last != null && System.nanoTime() - last.freshUntilNanos < 0) {
            return last.records;
        }
        try {
            Known fresh = lookUp(deadline);
            synchronized (this) {
                known = fresh;
            }
            return fresh.records;
        } catch (ConnectionTrouble silent) {
            if (last != null) {
                return last.records;
            }
            throw silent;
        }
    }

    private Known lookUp(Deadline deadline) throws ConnectionTrouble {
        Name service;
        try {
            service = Name.concatenate(Name.fromString("_ldap._tcp"), domain);
        } catch (IOException impossible) {
            throw new ConnectionTrouble(Kind.NAME, domain + " is too long for a service name", impossible);
        }
        Message answer = ask(service, deadline);
        List<SRVRecord> records = new ArrayList<>();
        long ttl = LONGEST.toSeconds();
        for (Record found : answer.getSection(Section.ANSWER)) {
            if (found instanceof SRVRecord server && server.getTarget().subdomain(domain)) {
                records.add(server);
                ttl = Math.min(ttl, server.getTTL());
            }
        }
        if (answer.getRcode() != Rcode.NOERROR || records.isEmpty()) {
            throw new ConnectionTrouble(
                    Kind.NAME,
                    "the DNS names no server within " + domain + " as " + service + ": "
                            + Rcode.string(answer.getRcode()),
                    null);
        }
        long fresh = Math.max(SHORTEST.toSeconds(), ttl);
        return new Known(records, System.nanoTime() + Duration.ofSeconds(fresh).toNanos());
    }

    private Message ask(Name service, Deadline deadline) throws ConnectionTrouble {
        CompletableFuture<Message> pending = resolver.sendAsync(
                        Message.newQuery(Record.newRecord(service, Type.SRV, DClass.IN)))
                .toCompletableFuture();
        try {
            return pending.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new ConnectionTrouble(Kind.NAME, "the DNS did not tell " + service, failed.getCause());
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw new ConnectionTrouble(Kind.NAME, "the DNS did not tell " + service + " in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectionTrouble(Kind.NAME, "interrupted while looking up " + service, stopped);
        }
    }

    /** By priority, and within one at random by weight. */
    private List<SRVRecord> inOrder(List<SRVRecord> records) {
        List<SRVRecord> left = new ArrayList<>(records);
        left.sort(Comparator.comparingInt(SRVRecord::getPriority).thenComparingInt(SRVRecord::getWeight));
        List<SRVRecord> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            int priority = left.getFirst().getPriority();
            List<SRVRecord> same = left.stream()
                    .filter(server -> server.getPriority() == priority)
                    .toList();
            SRVRecord next = draw(same);
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    private SRVRecord draw(List<SRVRecord> same) {
        int ticket = random.nextInt(same.stream().mapToInt(SRVRecord::getWeight).sum() + 1);
        for (SRVRecord server : same) {
            ticket -= server.getWeight();
            if (ticket <= 0) {
                return server;
            }
        }
        return same.getLast();
    }
}
