package io.dure.collector.enrolment;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.trust.AgentCredentials;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passes what agents show on to a hub, a few at a time, and what it gives back to them. */
final class EnrolmentServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LARGEST_BODY = 4 * 1024;
    private static final int LONGEST_TOKEN = 256;
    private static final int AT_A_TIME = 4;
    private static final String AGAIN_S = "5";
    private static final String SCHEME = "Bearer ";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final transient AgentCredentials agents;
    private final transient LossLedger losses;
    private final transient Semaphore room = new Semaphore(AT_A_TIME);

    EnrolmentServlet(AgentCredentials agents, LossLedger losses) {
        this.agents = agents;
        this.losses = losses;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request.getHeader("Authorization"));
        if (token.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, 401, "token", "the enrolment token is missing");
        } else if (!request.getMethod().equals("POST")) {
            refuse(response, 405, "method", "only POST is taken");
        } else {
            enrol(token, request, response);
        }
    }

    private static String token(@Nullable String authorization) {
        return authorization != null
                        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && authorization.length() <= LONGEST_TOKEN
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }

    private void enrol(String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        JsonNode said;
        try {
            said = JSON.readTree(body.length > LARGEST_BODY ? new byte[] {'{', '}'} : body);
        } catch (JacksonException malformed) {
            said = JSON.createObjectNode();
        }
        String service = said.path("service").asString("");
        String instance = said.path("instance").asString("");
        if (service.isBlank() || instance.isBlank()) {
            refuse(response, 400, "malformed", "say service and instance");
        } else if (!room.tryAcquire()) {
            response.setHeader("Retry-After", AGAIN_S);
            refuse(response, 503, "full", "as many agents enrol at the moment as may");
        } else {
            try {
                answer(response, agents.enrol(token, service, instance));
            } finally {
                room.release();
            }
        }
    }

    private void answer(HttpServletResponse response, AgentCredentials.Answer answer) throws IOException {
        switch (answer) {
            case AgentCredentials.Answer.Issued issued ->
                write(response, "application/json", Map.of("credential", issued.credential()));
            case AgentCredentials.Answer.Refused refused -> {
                response.setHeader("WWW-Authenticate", "Bearer");
                refuse(response, 401, "refused", refused.words());
            }
            case AgentCredentials.Answer.Unavailable away -> {
                response.setHeader("Retry-After", AGAIN_S);
                refuse(response, 503, "hub-away", "no hub answers; ask again");
            }
        }
    }

    private void refuse(HttpServletResponse response, int status, String code, String detail) throws IOException {
        losses.count("enrolment-refused-" + code, 1);
        response.setStatus(status);
        write(response, "application/problem+json", Map.of("status", status, "code", code, "detail", detail));
    }

    private static void write(HttpServletResponse response, String type, Map<String, ?> content) throws IOException {
        byte[] bytes = JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
