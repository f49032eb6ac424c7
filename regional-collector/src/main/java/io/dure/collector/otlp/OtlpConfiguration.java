package io.dure.collector.otlp;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.collector.settings.Secret;
import io.dure.collector.trust.AgentCredentials;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("dure.collector.otlp.address")
class OtlpConfiguration {
    private final WorkBudget budget = new WorkBudget(Limits.DEFAULT.bytesAtWork());

    @Bean
    BearerToken otlpToken(CollectorSettings settings, AgentCredentials agents) {
        Path shared = otlp(settings).tokenFile();
        if (shared == null) {
            return new BearerToken(agents::accepts);
        }
        Secret token = Secret.read("dure.collector.otlp.token-file", shared);
        return new BearerToken(shown -> token.matches(shown) || agents.accepts(shown));
    }

    @Bean
    ServletRegistrationBean<OtlpServlet> otlpServlet(BearerToken otlpToken, MetricsSink sink, LossLedger losses) {
        return new ServletRegistrationBean<>(new OtlpServlet(otlpToken, sink, losses, Limits.DEFAULT, budget), "/v1/*");
    }

    /**
     * Who asks before the body ({@code Expect: 100-continue}, RFC 9110, 10.1.1) hears of a refusal instead of being told to send it:
     * the connection of who sends is closed before all of it is read, and the answer may be lost with it.
     */
    @Bean
    TomcatConnectorCustomizer answerToExpectations() {
        return connector -> connector.setProperty("continueResponseTiming", "onRead");
    }

    @Bean
    OtlpGrpcServer otlpGrpcServer(
            CollectorSettings settings, BearerToken otlpToken, MetricsSink sink, LossLedger losses) {
        return new OtlpGrpcServer(
                otlp(settings).grpcAddress(),
                new MetricsExport(sink, losses, Limits.DEFAULT, budget),
                new TokenInterceptor(otlpToken, losses));
    }

    private static CollectorSettings.Otlp otlp(CollectorSettings settings) {
        return settings.intake()
                .orElseThrow(() -> new InvalidSettingException("dure.collector.otlp.address", "is required"));
    }
}
