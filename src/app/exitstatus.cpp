// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exitstatus.h"

namespace sessionscope::app {

ExitStatus exitStatus(Error::Code code)
{
    switch (stageOf(code)) {
    case ErrorStage::BeforeSending:
    case ErrorStage::Keychain: // no credentials, after all
        return DecidedBeforeSending;
    case ErrorStage::Network:
        return NoCompleteAnswer;
    case ErrorStage::Refusal:
        return Refused;
    case ErrorStage::Answer:
        return NotUnderstood;
    case ErrorStage::Target:
        return TargetNotWritten;
    case ErrorStage::Cancelled:
    case ErrorStage::Internal:
        break;
    }
    return Failed;
}

} // namespace sessionscope::app
