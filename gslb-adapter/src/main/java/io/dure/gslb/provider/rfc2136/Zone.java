package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.rfc2136.render.ZoneChange;
import io.dure.gslb.provider.rfc2136.render.ZoneRecord;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The zone at its primary: connections, readings and changes. */
final class Zone {
    private final Rfc2136Settings settings;
    private final Clock clock;
    private final ZoneReader reader;
    private final Optional<LuaReader> lua;

    Zone(Rfc2136Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.reader = new ZoneReader(settings.zone());
        this.lua = settings.weighting() instanceof Weighting.Lua
                ? Optional.of(new LuaReader(settings, clock))
                : Optional.empty();
    }

    /**
     * Connects.
     *
     * @throws IOException if nobody answers there: nothing was sent
     */
    Exchange open(Deadline deadline) throws IOException {
        return switch (settings.transport()) {
            case TCP ->
                TcpExchange.open(
                        settings.primary(),
                        Optional.of(settings.key().tsig(clock)),
                        deadline.within(settings.timeout()));
            case UDP ->
                UdpExchange.open(settings.primary(), Optional.of(settings.key().tsig(clock)));
        };
    }

    ZoneReader.View read(Exchange exchange, ServiceName service, Deadline deadline) throws IOException {
        return read(exchange, service, settings.adopted().contains(service.service()), deadline);
    }

    /** @param adopting whether to read exactly what is there, though nobody has claimed it */
    ZoneReader.View read(Exchange exchange, ServiceName service, boolean adopting, Deadline deadline)
            throws IOException {
        ZoneReader.View view = reader.read(exchange, service, deadline.within(settings.timeout()));
        boolean exactly = view.standing().token().isPresent() || adopting;
        return lua.isPresent() && exactly
                ? new ZoneReader.View(
                        view.serial(),
                        view.standing()
                                .withRecords(lua.get().read(exchange, service, deadline.within(settings.timeout()))))
                : view;
    }

    Optional<Token> token(ServiceName service, Deadline deadline) throws IOException {
        try (Exchange exchange = open(deadline)) {
            return reader.token(exchange, service, deadline);
        }
    }

    UpdateOutcome submit(Exchange exchange, ZoneChange change, Deadline deadline) {
        try {
            Reply reply = exchange.ask(UpdateMessage.of(settings.zone(), change), deadline.within(settings.timeout()));
            return UpdateOutcome.of(reply, settings.zone());
        } catch (PortUnreachableException nobody) {
            return new UpdateOutcome.NeverArrived(Failure.text(settings.primary(), nobody));
        } catch (IOException lost) {
            return new UpdateOutcome.Unclear(Failure.text(settings.primary(), lost));
        }
    }

    /** What was just written, so that it need not be looked for. */
    void remember(ServiceName service, Set<ZoneRecord> records) {
        lua.ifPresent(reader -> reader.remember(service, records));
    }
}
