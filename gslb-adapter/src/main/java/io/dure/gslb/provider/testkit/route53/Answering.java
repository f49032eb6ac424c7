package io.dure.gslb.provider.testkit.route53;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Lets WireMock answer by the double's state. */
final class Answering implements ResponseDefinitionTransformerV2 {
    static final String NAME = "route53";

    private final Route53Double account;

    Answering(Route53Double account) {
        this.account = account;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Route53Double.Answer answer = account.answer(event.getRequest());
        return answer.broken()
                ? new ResponseDefinitionBuilder()
                        .withFault(Fault.EMPTY_RESPONSE)
                        .build()
                : new ResponseDefinitionBuilder()
                        .withStatus(answer.status())
                        .withFixedDelay(answer.slow() ? 3_000 : 0)
                        .withHeader("Content-Type", "text/xml")
                        .withHeader("x-amzn-RequestId", "r-1")
                        .withBody(answer.body())
                        .build();
    }
}
