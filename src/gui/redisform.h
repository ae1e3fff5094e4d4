// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "gui/formfield.h"
#include "redis/redisurl.h"

#include <QWidget>

#include <memory>
#include <optional>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace sessionscope::gui {

class FileChooser;

namespace Ui {
class RedisForm;
}

//! The fields of a connection that are about a Redis server alone. A URL that is pasted as the host
//! is taken apart at once: it may hold the password, which belongs into another field.
class RedisForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RedisForm(QWidget *parent = nullptr);
    ~RedisForm() override;

    //! Outlives the form.
    void setFileChooser(FileChooser &files) { m_files = &files; }

    void setProfile(const live::RedisProfile &profile, const QString &caFile);
    live::RedisProfile profile() const;
    QString caFile() const;

    std::vector<FormField> fields() const;
    //! Takes a URL apart that was typed. False while there is one that cannot be used.
    bool complete();

    //! What is wrong with that.
    QString urlProblem() const { return m_urlProblem; }

    //! A word of a URL waits for the user to say what it is.
    bool isAsking() const { return m_word.has_value(); }

    //! Goes to that question.
    void answer();
    //! Forgets the word.
    void wipe();

    const QFormLayout *formLayout() const;
    //! In the order of the Tab key its fields come behind \a before. Returns the last one.
    QWidget *chainBehind(QWidget *before);

signals:
    void changed();
    //! From a URL. \a password is empty if there is none in it.
    void loginFound(const QString &user, const sessionscope::Secret &password);

private:
    void handleHost();
    void takeUrl();
    void take(const redis::RedisUrl &url);
    void takeWord(bool isPassword);
    void updateRows();
    void browse(QLineEdit *field, const QString &title);

    const std::unique_ptr<Ui::RedisForm> m_ui;
    FileChooser *m_files = nullptr;
    live::RedisProfile m_original;
    qsizetype m_hostLength = 0; // of the text before the last change
    bool m_wasUrl = false; // that text
    std::optional<Secret> m_word; // before the @ of a URL: user or password
    QString m_urlProblem;
};

} // namespace sessionscope::gui
