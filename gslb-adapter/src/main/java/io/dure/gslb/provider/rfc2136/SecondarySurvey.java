package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.rfc2136.render.SerialQuorum;
import io.dure.gslb.provider.rfc2136.render.SerialQuorum.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks all secondaries at once how far they are; no longer than it takes to know. Unsigned: the key is the primary's. */
final class SecondarySurvey {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Rfc2136Settings settings;
    private final ZoneReader reader;

    SecondarySurvey(Rfc2136Settings settings) {
        this.settings = settings;
        this.reader = new ZoneReader(settings.zone());
    }

    /**
     * How far the zone's servers are.
     *
     * @param token that the primary holds
     */
    Propagation propagation(ServiceName service, long serial, Optional<Token> token) {
        List<ZoneServer> servers = settings.secondaries();
        List<Reading> readings = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            ExecutorCompletionService<Reading> asked = new ExecutorCompletionService<>(threads);
            List<Future<Reading>> all = servers.stream()
                    .map(server -> asked.submit(() -> reading(server, service, serial, token)))
                    .toList();
            while (readings.size() < all.size() && !isMajority(readings)) {
                readings.add(asked.take().get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Propagation.Pending("interrupted");
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a secondary could not be asked", bug);
        } finally {
            threads.shutdownNow();
        }
        return isMajority(readings) ? new Propagation.InSync() : SerialQuorum.judge(serial, readings);
    }

    private boolean isMajority(List<Reading> readings) {
        long current =
                readings.stream().filter(Reading.Current.class::isInstance).count();
        return 2 * (current + 1) > settings.secondaries().size() + 1;
    }

    private Reading reading(ZoneServer server, ServiceName service, long serial, Optional<Token> token) {
        Deadline deadline = Deadline.in(settings.timeout()).within(LONGEST);
        try (Exchange exchange = UdpExchange.open(server, Optional.empty())) {
            ZoneReader.Progress progress = reader.progress(exchange, service, deadline);
            boolean current = SerialQuorum.isAtLeast(progress.serial(), serial)
                    || (token.isPresent() && progress.token().equals(token));
            return current
                    ? new Reading.Current(server.toString())
                    : new Reading.Behind(server.toString(), progress.serial());
        } catch (IOException silent) {
            return new Reading.Silent(server.toString(), Failure.text(server, silent));
        }
    }
}
