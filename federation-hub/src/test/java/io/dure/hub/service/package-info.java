@NullMarked
package io.dure.hub.service;

import org.jspecify.annotations.NullMarked;
