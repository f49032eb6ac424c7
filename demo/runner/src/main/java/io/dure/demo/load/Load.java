package io.dure.demo.load;

import io.dure.demo.layout.Address;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The simulated public. It knows one name and two nameserver addresses, nothing else of Dure. */
public final class Load implements AutoCloseable {
    private static final int RESOLVERS = 200;
    private static final int USERS = 480;
    private static final double EXPONENT = 0.9;
    private static final Duration THINK = Duration.ofSeconds(6);

    private final RawLog<DnsExchange> dns;
    private final RawLog<Attempt> http;
    private final ExecutorService users;

    private Load(RawLog<DnsExchange> dns, RawLog<Attempt> http, ExecutorService users) {
        this.dns = dns;
        this.http = http;
        this.users = users;
    }

    /**
     * Some eighty clicks a second, until closed.
     *
     * @param raw where {@code dns.jsonl} and {@code http.jsonl} are written
     */
    public static Load start(Path raw, long seed) {
        Load load = new Load(
                new RawLog<>(raw.resolve("dns.jsonl")),
                new RawLog<>(raw.resolve("http.jsonl")),
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("user-", 1).factory()));
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Address> servers = Stream.of(Site.values()).map(Site::dns).toList();
        int[] population = Population.zipf(RESOLVERS, USERS, EXPONENT);
        int user = 0;
        for (int number = 1; number <= RESOLVERS; number++) {
            String source = "127.0.100." + number;
            Resolver resolver = new Resolver(
                    number,
                    new UdpNameservers(servers, Addresses.NAME, DnsMessages.TYPE_A, source),
                    new Random(seeds.nextLong()),
                    System::nanoTime,
                    System::currentTimeMillis,
                    load.dns::add);
            for (int i = 0; i < population[number - 1]; i++) {
                load.users.execute(
                        new User(++user, resolver, source, THINK, new Random(seeds.nextLong()), load.http::add));
            }
        }
        return load;
    }

    /** Every query and answer until now. */
    public List<DnsExchange> exchanges() {
        dns.flush();
        return RawLog.read(dns.file(), DnsExchange.class);
    }

    /** Every click until now. */
    public List<Attempt> attempts() {
        http.flush();
        return RawLog.read(http.file(), Attempt.class);
    }

    public Path dnsFile() {
        return dns.file();
    }

    public Path httpFile() {
        return http.file();
    }

    @Override
    public void close() {
        users.shutdownNow();
        try {
            users.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dns.close();
        http.close();
    }
}
