package io.dure.gslb.wire;

import io.dure.gslb.resolver.ResolverCount;
import io.dure.gslb.resolver.ResolverWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers by resolver on the wire. */
public final class ResolverWire {
    private ResolverWire() {}

    public static io.dure.federation.v1.ResolverWindow toProto(ResolverWindow window) {
        io.dure.federation.v1.ResolverWindow.Builder message = io.dure.federation.v1.ResolverWindow.newBuilder()
                .setService(window.service())
                .setFromMs(window.from().toEpochMilli())
                .setToMs(window.to().toEpochMilli())
                .setOtherAnswers(window.otherAnswers());
        for (ResolverCount count : window.busiest()) {
            message.addResolvers(count.name())
                    .addAnswers(count.answers())
                    .addFirstMs(Duration.between(window.from(), count.first()).toMillis())
                    .addLastMs(Duration.between(window.from(), count.last()).toMillis());
        }
        return message.build();
    }

    /**
     * Reads what another version may have written.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static ResolverWindow fromProto(io.dure.federation.v1.ResolverWindow message) {
        int size = message.getResolversCount();
        if (message.getAnswersCount() != size
                || message.getFirstMsCount() != size
                || message.getLastMsCount() != size) {
            throw new IllegalArgumentException("counts that do not belong to " + size + " resolvers");
        }
        Instant from = Instant.ofEpochMilli(message.getFromMs());
        List<ResolverCount> busiest = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            busiest.add(new ResolverCount(
                    message.getResolvers(i),
                    message.getAnswers(i),
                    from.plusMillis(message.getFirstMs(i)),
                    from.plusMillis(message.getLastMs(i))));
        }
        return new ResolverWindow(
                message.getService(),
                from,
                Instant.ofEpochMilli(message.getToMs()),
                busiest,
                message.getOtherAnswers());
    }
}
