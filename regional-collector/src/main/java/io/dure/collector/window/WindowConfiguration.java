package io.dure.collector.window;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.otlp.MetricsSink;
import io.dure.collector.plan.PlanHolder;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.gslb.plan.Plan;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WindowConfiguration {
    @Bean
    InstanceLedger windowMemory(LossLedger losses) {
        return new InstanceLedger(losses);
    }

    @Bean
    @ConditionalOnProperty("dure.collector.otlp.address")
    MetricsSink windowIntake(
            CollectorSettings settings,
            PlanHolder plans,
            LossLedger losses,
            Clock clock,
            InstanceLedger memory,
            WindowSink windows,
            PreviewSink previews) {
        String site = Optional.ofNullable(settings.site())
                .orElseThrow(() -> new InvalidSettingException("dure.collector.site", "is required"));
        WindowIntake intake = new WindowIntake(
                site,
                () -> plans.plans().stream().map(Plan::name).collect(Collectors.toSet()),
                memory,
                losses,
                clock,
                windows,
                previews);
        return intake::take;
    }
}
