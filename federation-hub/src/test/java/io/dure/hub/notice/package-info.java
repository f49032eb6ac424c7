@NullMarked
package io.dure.hub.notice;

import org.jspecify.annotations.NullMarked;
