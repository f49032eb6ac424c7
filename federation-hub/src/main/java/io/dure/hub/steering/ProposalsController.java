package io.dure.hub.steering;

import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Planned acts that wait for a second person. */
@RestController
@RequestMapping("/api/v1/services/{id}/proposals")
class ProposalsController {
    private final ProposalCommands commands;
    private final Answers answers;

    ProposalsController(ProposalCommands commands, ServiceViews services) {
        this.commands = commands;
        this.answers = new Answers(services);
    }

    record ProposalList(List<ProposalBody> proposals) {}

    @GetMapping
    ProposalList proposals(@PathVariable String id) {
        return new ProposalList(commands.proposals(id).orElseThrow(ServicesController::notFound));
    }

    @PostMapping("/{proposal}/decision")
    ServiceBody decide(
            @PathVariable String id,
            @PathVariable String proposal,
            @Valid @RequestBody PlannedRequests.ProposalDecision body,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        boolean approved = body.decision() == PlannedRequests.Word.APPROVE;
        return answers.service(
                id, commands.decide(Answers.actor(user, request), id, proposal, approved, body.reason()));
    }

    @DeleteMapping("/{proposal}")
    ServiceBody withdraw(
            @PathVariable String id,
            @PathVariable String proposal,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        return answers.service(id, commands.withdraw(Answers.actor(user, request), id, proposal));
    }
}
