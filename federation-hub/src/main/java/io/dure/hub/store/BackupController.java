package io.dure.hub.store;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Copies of the store while the hub runs. */
@RestController
class BackupController {
    private final Backups backups;

    BackupController(Backups backups) {
        this.backups = backups;
    }

    @PostMapping("/api/v1/backup")
    @ResponseStatus(HttpStatus.CREATED)
    Backup.Copy make() {
        return backups.make();
    }
}
