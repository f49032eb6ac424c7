package io.dure.collector.enrolment;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.trust.AgentCredentials;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("dure.collector.otlp.address")
class EnrolmentConfiguration {
    @Bean
    ServletRegistrationBean<EnrolmentServlet> enrolmentServlet(AgentCredentials agents, LossLedger losses) {
        return new ServletRegistrationBean<>(new EnrolmentServlet(agents, losses), "/v1/dure/enrolment");
    }
}
