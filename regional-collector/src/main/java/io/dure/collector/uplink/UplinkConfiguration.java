package io.dure.collector.uplink;

import io.dure.collector.disk.DataFolder;
import io.dure.collector.loss.LossLedger;
import io.dure.collector.plan.PlanHolder;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.window.PreviewSink;
import io.dure.collector.window.WindowSink;
import io.dure.gslb.plan.Plan;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UplinkConfiguration {
    @Bean
    ReportQueue reportQueue(DataFolder data, LossLedger losses) throws IOException {
        return new ReportQueue(
                IncarnationFile.raise(data.path(), Clock.systemUTC()), ReportQueue.Limits.DEFAULT, losses);
    }

    @Bean
    LivePieces livePieces(LossLedger losses) {
        return new LivePieces(losses);
    }

    @Bean
    WindowBatcher windowBatcher(ReportQueue reportQueue, Clock clock) {
        return new WindowBatcher(reportQueue, clock);
    }

    @Bean
    WindowSink windowSink(WindowBatcher windowBatcher) {
        return pieces -> pieces.forEach(windowBatcher::add);
    }

    @Bean
    PreviewSink previewSink(LivePieces livePieces) {
        return livePieces::add;
    }

    @Bean
    Uplink uplink(
            CollectorSettings settings,
            ReportQueue reportQueue,
            WindowBatcher windowBatcher,
            LivePieces livePieces,
            LiveContent liveContent,
            PlanHolder plans,
            Clock clock) {
        plans.plans().stream().map(Plan::token).forEach(token -> reportQueue.seen(token.epoch()));
        return new Uplink(
                settings,
                HubChannels.of(settings),
                new HubSession.Sources(
                        reportQueue, livePieces, liveContent, new CommandExecutor(plans, reportQueue), clock),
                windowBatcher,
                Optional.ofNullable(Uplink.class.getPackage().getImplementationVersion())
                        .orElse("development"));
    }
}
