package io.dure.collector.command;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.otlp.BearerToken;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("dure.collector.otlp.address")
class CommandConfiguration {
    private static final Duration WAIT = Duration.ofSeconds(25);
    private static final long BYTES_OF_A_CONNECTION = 64 * 1024;

    /** Half of the connections and a quarter of the heap at most: reports find room beside them. */
    @Bean
    WaitingAgents waitingAgents(@Value("${server.tomcat.max-connections}") int connections) {
        long byHeap = Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_A_CONNECTION;
        return new WaitingAgents((int) Math.min(connections / 2, byHeap));
    }

    @Bean
    ServletRegistrationBean<CommandServlet> commandServlet(
            BearerToken otlpToken, WaitingAgents waitingAgents, LossLedger losses, Clock clock) {
        return new ServletRegistrationBean<>(
                new CommandServlet(otlpToken, waitingAgents, losses, clock, WAIT), "/v1/dure/commands");
    }
}
