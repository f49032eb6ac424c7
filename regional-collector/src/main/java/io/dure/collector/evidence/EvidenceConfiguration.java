package io.dure.collector.evidence;

import io.dure.collector.disk.DataFolder;
import io.dure.collector.loss.LossLedger;
import io.dure.collector.plan.PlanHolder;
import io.dure.collector.probe.Prober;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.HostPort;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.collector.spool.Spool;
import io.dure.collector.uplink.EvacuationLane;
import io.dure.collector.uplink.LiveContent;
import io.dure.gslb.nameserver.Nameserver;
import io.dure.gslb.nameserver.NameserverConfig;
import io.dure.gslb.nameserver.evidence.EvidenceKey;
import io.dure.gslb.nameserver.evidence.EvidencePeers;
import io.dure.gslb.nameserver.server.Transport;
import io.dure.gslb.nameserver.zone.ZoneConfig;
import io.dure.gslb.time.SteadyClock;
import io.dure.gslb.wire.EvidenceWire;
import io.dure.gslb.wire.ResolverWire;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    private final SteadyClock steady = SteadyClock.startingAt(Clock.systemUTC().instant());

    @Bean
    EvidenceKey evidenceKey(CollectorSettings settings) {
        CollectorSettings.Evidence evidence = settings.evidence();
        try {
            return EvidenceKey.read(evidence.keyName(), evidence.keyFile());
        } catch (IOException | IllegalArgumentException unusable) {
            throw new InvalidSettingException("dure.collector.evidence.key-file", "cannot be used: " + unusable);
        }
    }

    @Bean
    EvidenceBook evidenceBook(CollectorSettings settings, Spool spool) {
        return new EvidenceBook(settings.id(), settings.domain(), spool.incarnation(), steady);
    }

    @Bean
    Nameserver nameserver(
            CollectorSettings settings, DataFolder data, EvidenceKey key, EvidenceBook book, Clock clock) {
        NameserverConfig config = new NameserverConfig(
                settings.id(),
                Transport.of(settings.dns().socketAddress()),
                key,
                settings.zone()
                        .map(zone -> new NameserverConfig.Hosted(
                                zone(zone),
                                data.folder("nameserver"),
                                settings.evidence().staleAfter())));
        try {
            return Nameserver.start(config, steady, clock, book::own);
        } catch (IOException busy) {
            throw new InvalidSettingException("dure.collector.dns", String.valueOf(busy.getMessage()));
        } catch (IllegalArgumentException contradiction) {
            throw new InvalidSettingException("dure.collector.nameserver", String.valueOf(contradiction.getMessage()));
        }
    }

    private static ZoneConfig zone(CollectorSettings.Nameserver settings) {
        return new ZoneConfig(
                settings.zone(),
                settings.primary(),
                settings.mailbox(),
                settings.negativeTtl(),
                settings.records().stream()
                        .map(one -> new ZoneConfig.StaticRecord(one.name(), one.type(), one.ttl(), one.values()))
                        .toList(),
                settings.aliasTargets());
    }

    @Bean
    Prober prober(CollectorSettings settings, LossLedger losses, Clock clock) {
        return Prober.start(settings, losses, clock);
    }

    @Bean
    EvidenceExchange evidenceExchange(
            CollectorSettings settings,
            EvidenceBook book,
            EvidenceKey key,
            PlanHolder plans,
            Prober prober,
            Nameserver nameserver,
            EvacuationLane lane,
            Clock clock) {
        PeerNames names = new PeerNames(HostPort::resolve);
        EvidencePeers peers = EvidencePeers.of(
                settings.evidence().peers().stream()
                        .map(peer -> new EvidencePeers.Peer(peer.id(), names.follow(peer.address())))
                        .toList(),
                Optional.of(settings.probe().source()));
        return new EvidenceExchange(
                peers,
                names,
                key,
                clock,
                new Deciding(book, plans, prober, nameserver, new EvacuationReports(nameserver, lane, clock), clock));
    }

    @Bean
    LiveContent liveContent(EvidenceBook book, Nameserver nameserver, LossLedger losses) {
        return live -> {
            book.all().forEach(evidence -> live.addEvidence(EvidenceWire.toProto(evidence)));
            nameserver.status().forEach(status -> live.addNameservers(EvidenceWire.toProto(status)));
            nameserver.resolverWindows().forEach(window -> live.addResolvers(ResolverWire.toProto(window)));
            live.putAllDropped(losses.snapshot());
        };
    }
}
