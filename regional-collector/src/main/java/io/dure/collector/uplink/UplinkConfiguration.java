package io.dure.collector.uplink;

import io.dure.collector.disk.Incarnations;
import io.dure.collector.loss.LossLedger;
import io.dure.collector.plan.PlanHolder;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.spool.Spool;
import io.dure.collector.trust.HubChannels;
import io.dure.collector.window.PreviewSink;
import io.dure.collector.window.WindowMemory;
import io.dure.collector.window.WindowSink;
import io.dure.gslb.plan.Plan;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UplinkConfiguration {
    /** Numbered by an incarnation lower than the spool's, which is that of the Hello. */
    @Bean
    EvacuationLane evacuationLane(Incarnations incarnations) {
        return new EvacuationLane(incarnations.evacuations());
    }

    @Bean
    LivePieces livePieces(LossLedger losses) {
        return new LivePieces(losses);
    }

    @Bean
    WindowSink windowSink(Spool spool, WindowMemory memory) throws IOException {
        spool.replay(memory::remember);
        return spool::keep;
    }

    @Bean
    PreviewSink previewSink(LivePieces livePieces) {
        return livePieces::add;
    }

    @Bean
    Uplink uplink(
            CollectorSettings settings,
            HubChannels channels,
            Spool spool,
            EvacuationLane evacuations,
            LivePieces livePieces,
            LiveContent liveContent,
            PlanHolder plans,
            Clock clock) {
        plans.plans().stream().map(Plan::token).forEach(token -> spool.seen(token.epoch()));
        return new Uplink(
                settings,
                channels,
                new HubSession.Sources(
                        spool, evacuations, livePieces, liveContent, new CommandExecutor(plans, spool::seen), clock),
                Optional.ofNullable(Uplink.class.getPackage().getImplementationVersion())
                        .orElse("development"));
    }
}
