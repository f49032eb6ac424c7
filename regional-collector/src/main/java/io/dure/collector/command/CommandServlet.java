package io.dure.collector.command;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.otlp.BearerToken;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Answers agents that ask for commands: with the time, by which they measure their clocks, and what there is to do. */
final class CommandServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int LARGEST_BODY = 4 * 1024;
    private static final String AGAIN_S = "60";

    private final transient BearerToken token;
    private final transient WaitingAgents agents;
    private final transient LossLedger losses;
    private final transient InstantSource clock;
    private final Duration wait;

    /**
     * @param wait after which a question is answered that nothing was to be said to
     */
    CommandServlet(BearerToken token, WaitingAgents agents, LossLedger losses, InstantSource clock, Duration wait) {
        this.token = token;
        this.agents = agents;
        this.losses = losses;
        this.clock = clock;
        this.wait = wait;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.isIn(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, 401, "token", "the bearer token is missing or wrong");
        } else if (!request.getMethod().equals("POST")) {
            refuse(response, 405, "method", "only POST is taken");
        } else {
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            Optional<AskingAgent> agent = body.length > LARGEST_BODY ? Optional.empty() : AskingAgent.read(body);
            if (agent.isEmpty()) {
                refuse(response, 400, "malformed", "say service, instance and startedAt");
            } else if ("0".equals(request.getParameter("wait"))) {
                answer(response);
            } else {
                letWait(agent.get(), request, response);
            }
        }
    }

    private void letWait(AskingAgent agent, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(wait.toMillis());
        WaitingQuestion question = new WaitingQuestion(context, this::answer, ended -> agents.remove(agent, ended));
        context.addListener(question);
        if (!agents.add(agent, question)) {
            response.setHeader("Retry-After", AGAIN_S);
            refuse(response, 503, "full", "as many agents wait for commands as may");
            context.complete();
        }
    }

    private void answer(HttpServletResponse response) {
        try {
            write(response, "application/json", "{\"timeMs\":" + clock.millis() + ",\"commands\":[]}");
        } catch (IOException gone) {
            throw new UncheckedIOException("the agent has gone", gone);
        }
    }

    private void refuse(HttpServletResponse response, int status, String code, String detail) throws IOException {
        losses.count("command-refused-" + code, 1);
        response.setStatus(status);
        write(
                response,
                "application/problem+json",
                "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}");
    }

    private static void write(HttpServletResponse response, String type, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
