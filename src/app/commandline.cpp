// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/commandoptions.h"
#include "demo/demoserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionscope::app {

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::CommandLine)
};

QString translated(const char *text)
{
    return QCoreApplication::translate("sessionscope::CommandLine", text);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        CommandLineText::tr("Session browser for Redis and Tair on Alibaba Cloud"));
    for (const OptionInfo &info : commandOptions()) {
        QCommandLineOption option(QString(info.name), translated(info.help));
        if (info.valueName)
            option.setValueName(translated(info.valueName));
        parser.addOption(option);
    }
    parser.addPositionalArgument(
        CommandLineText::tr("snapshot files"),
        CommandLineText::tr("Saved snapshots, or saved answers of the API, to look at."),
        CommandLineText::tr("[snapshot files]"));
}

tl::unexpected<Error> wrongUsage(const QString &message)
{
    return failure(Error::Code::InvalidInput, message);
}

// "--export --format csv" would write to a file called --format: the parser takes every argument
// for a value.
std::optional<Error> forgottenValue(const QStringList &arguments)
{
    const std::span<const OptionInfo> options = commandOptions();
    const auto isOption = [options](const QString &text) {
        return std::any_of(options.begin(), options.end(), [&](const OptionInfo &info) {
            return text.startsWith("--"_L1) && QStringView(text).mid(2) == info.name;
        });
    };
    for (qsizetype i = 1; i + 1 < arguments.size() && arguments[i] != "--"_L1; ++i) {
        const auto info =
            std::find_if(options.begin(), options.end(), [&](const OptionInfo &candidate) {
                return candidate.valueName && arguments[i] == "--"_L1 + candidate.name;
            });
        if (info == options.end())
            continue;
        if (isOption(arguments[i + 1]))
            return Error{Error::Code::InvalidInput,
                         CommandLineText::tr("--%1 needs a value; to give it one that begins with "
                                             "two hyphens, write --%1=VALUE.")
                             .arg(info->name),
                         {},
                         {},
                         {}};
        ++i;
    }
    return std::nullopt;
}

// Fills a CommandLine from parsed options; each step names what is wrong.
class Reader
{
public:
    Reader(const QCommandLineParser &parser, const QLocale &locale)
        : m_parser(parser)
        , m_locale(locale)
    {
    }

    Result<CommandLine> read()
    {
        using Step = Result<void> (Reader::*)();
        static constexpr std::array<Step, 9> kSteps{
            &Reader::checkOptions, &Reader::readSource,  &Reader::readInstance,
            &Reader::readTimeout,  &Reader::readFilter,  &Reader::readFormat,
            &Reader::readSort,     &Reader::readColumns, &Reader::checkExport,
        };
        if (m_parser.isSet(kHelp) || m_parser.isSet(kVersion)) {
            m_line.action = m_parser.isSet(kHelp) ? CommandLine::Action::ShowHelp
                                                  : CommandLine::Action::ShowVersion;
            return m_line;
        }
        for (const Step step : kSteps) {
            if (const Result<void> done = (this->*step)(); !done)
                return failure(done.error());
        }
        return m_line;
    }

private:
    bool isSet(QLatin1String option) const { return m_parser.isSet(option); }

    QString value(QLatin1String option) const { return m_parser.value(option); }

    Result<void> checkOptions()
    {
        for (const OptionInfo &info : commandOptions()) {
            if (!isSet(info.name))
                continue;
            if (info.valueName && m_parser.values(info.name).size() > 1)
                return wrongUsage(CommandLineText::tr("--%1 is given twice.").arg(info.name));
            // An empty filter is one that every session passes, an empty context is a text.
            if (info.valueName && value(info.name).isEmpty() && info.name != kFilter
                && info.name != kConsoleContext)
                return wrongUsage(CommandLineText::tr("--%1 must not be empty.").arg(info.name));
            if (!info.needs.isEmpty() && !isSet(info.needs))
                return wrongUsage(CommandLineText::tr("--%1 has a meaning together with --%2 only.")
                                      .arg(info.name, info.needs));
        }
        return {};
    }

    Result<void> readSource()
    {
        using Source = CommandLine::Source;
        m_line.files = m_parser.positionalArguments();
        QStringList given;
        const auto choose = [&](bool isGiven, Source source, const QString &name) {
            if (isGiven) {
                m_line.source = source;
                given.append(name);
            }
        };
        choose(isSet(kDemo), Source::Demo, u"--demo"_s);
        choose(isSet(kConnection), Source::Connection, u"--connection"_s);
        choose(isSet(kInstance), Source::Instance, u"--instance"_s);
        choose(!m_line.files.isEmpty(), Source::Files, CommandLineText::tr("a snapshot file"));
        if (given.size() > 1)
            return wrongUsage(CommandLineText::tr("%1 and %2 cannot be looked at together: choose "
                                                  "one of them.")
                                  .arg(given[0], given[1]));
        if (isSet(kCaFile) && !isSet(kInstance) && !isSet(kConnection))
            return wrongUsage(CommandLineText::tr(
                "--ca-file has a meaning together with --instance or --connection only."));
        m_line.connection = value(kConnection);
        m_line.caFile = value(kCaFile);
        m_line.demoSessions = demo::kDefaultSessions;
        if (isSet(kDemoSessions))
            return readDemoSessions();
        return {};
    }

    Result<void> readDemoSessions()
    {
        bool isNumber = false;
        m_line.demoSessions = value(kDemoSessions).toInt(&isNumber);
        if (!isNumber || m_line.demoSessions < 0 || m_line.demoSessions > demo::kMaxSessions)
            return wrongUsage(CommandLineText::tr("--demo-sessions takes a number from 0 to %1.")
                                  .arg(demo::kMaxSessions));
        return {};
    }

    Result<void> readInstance()
    {
        if (!isSet(kInstance))
            return {};
        m_line.instance.id = value(kInstance);
        if (isSet(kAliyunProfile))
            m_line.instance.aliyunProfile = value(kAliyunProfile);
        if (isSet(kConsoleContext))
            m_line.instance.consoleContext = value(kConsoleContext);
        const Result<cloud::Endpoint> endpoint = cloud::Endpoint::parse(
            isSet(kEndpoint) ? value(kEndpoint) : QString::fromLatin1(cloud::kDefaultEndpoint));
        if (!endpoint)
            return failure(endpoint.error());
        m_line.instance.endpoint = *endpoint;
        return {};
    }

    Result<void> readTimeout()
    {
        using std::chrono::milliseconds;
        if (!isSet(kTimeout))
            return {};
        bool isNumber = false;
        const double seconds = value(kTimeout).toDouble(&isNumber);
        const auto most = static_cast<double>(std::chrono::seconds(kMaxTimeout).count());
        // Written so that NaN is refused, too.
        const bool isInRange = isNumber && seconds >= 0.001 && seconds <= most;
        if (!isInRange)
            return wrongUsage(
                CommandLineText::tr("--timeout takes a number of seconds above 0, at most %1.")
                    .arg(std::chrono::seconds(kMaxTimeout).count()));
        m_line.timeout = milliseconds(std::llround(seconds * 1000));
        return {};
    }

    Result<void> readFilter()
    {
        const query::Parsed<query::Filter> filter = query::Filter::parse(value(kFilter));
        if (!filter)
            return failure(filter.error().toError());
        m_line.filter = *filter;
        return {};
    }

    Result<void> readFormat()
    {
        if (!isSet(kExport))
            return {};
        CommandLine::Output &output = m_line.output;
        output.path = value(kExport);
        output.format.kind = exporting::kindFromFileName(output.path);
        output.format.decimalComma = exporting::usesDecimalComma(m_locale);
        if (isSet(kFormat)) {
            const auto kind = exporting::kindFromName(value(kFormat));
            if (!kind)
                return wrongUsage(CommandLineText::tr("There is no format \"%1\": choose csv, tsv, "
                                                      "json or ndjson.")
                                      .arg(value(kFormat)));
            output.format.kind = *kind;
        }
        if (!isSet(kPreset))
            return {};
        const auto preset = exporting::presetFromName(value(kPreset));
        if (!preset)
            return wrongUsage(CommandLineText::tr("There is no preset \"%1\": choose standard, "
                                                  "spreadsheet or scripts.")
                                  .arg(value(kPreset)));
        if (!output.format.hasPreset())
            return wrongUsage(
                CommandLineText::tr("--preset is for CSV and TSV: JSON has no presets."));
        output.format.preset = *preset;
        return {};
    }

    Result<session::Column> column(const QString &name) const
    {
        const std::optional<session::Column> found = session::columnFromApiName(name);
        if (found)
            return *found;
        QStringList names;
        for (const session::ColumnInfo &info : session::columns())
            names.append(info.apiName);
        return wrongUsage(CommandLineText::tr("There is no column \"%1\": choose from %2.")
                              .arg(name, names.join(u' ')));
    }

    Result<void> readSort()
    {
        if (!isSet(kSort))
            return {};
        for (const QString &part : value(kSort).split(u',')) {
            const QStringList words = part.trimmed().split(u':');
            const QString order = words.size() > 1 ? words[1].toLower() : u"asc"_s;
            if (words.size() > 2 || (order != "asc"_L1 && order != "desc"_L1))
                return wrongUsage(CommandLineText::tr("\"%1\" is no order: write COLUMN or "
                                                      "COLUMN:desc.")
                                      .arg(part));
            const Result<session::Column> found = column(words[0]);
            if (!found)
                return failure(found.error());
            session::SortSpec &sort = m_line.output.sort;
            if (std::any_of(sort.begin(), sort.end(),
                            [&](const auto &key) { return key.column == *found; }))
                return wrongUsage(
                    CommandLineText::tr("The column %1 is named twice.").arg(words[0]));
            sort.push_back({*found, order == "desc"_L1 ? Qt::DescendingOrder : Qt::AscendingOrder});
        }
        return {};
    }

    Result<void> readColumns()
    {
        std::vector<session::Column> &columns = m_line.output.columns;
        if (!isSet(kColumns))
            return {};
        for (const QString &part : value(kColumns).split(u',')) {
            const Result<session::Column> found = column(part.trimmed());
            if (!found)
                return failure(found.error());
            // Twice the same key is no good JSON, and the header line of CSV has keys as well.
            if (std::find(columns.begin(), columns.end(), *found) != columns.end())
                return wrongUsage(
                    CommandLineText::tr("The column %1 is named twice.").arg(part.trimmed()));
            columns.push_back(*found);
        }
        return {};
    }

    Result<void> checkExport()
    {
        m_line.stallReport = isSet(kStallReport);
        if (!isSet(kExport))
            return {};
        m_line.action = CommandLine::Action::Export;
        m_line.output.statistics = isSet(kStatistics);
        m_line.output.labels = isSet(kLabels);
        if (m_line.source == CommandLine::Source::None)
            return wrongUsage(CommandLineText::tr("--export needs to know what: add --demo, "
                                                  "--connection, --instance or a snapshot file."));
        if (m_line.files.size() > 1)
            return wrongUsage(CommandLineText::tr("--export takes one snapshot file at a time."));
        if (isSet(kStallReport))
            return wrongUsage(
                CommandLineText::tr("--stall-report is for the window: --export opens none."));
        if (isSet(kStatistics) && (isSet(kSort) || isSet(kColumns)))
            return wrongUsage(CommandLineText::tr("The table of --statistics has columns and an "
                                                  "order of its own: leave out --sort and "
                                                  "--columns."));
        return {};
    }

    const QCommandLineParser &m_parser;
    const QLocale &m_locale;
    CommandLine m_line;
};

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments, const QLocale &locale)
{
    QCommandLineParser parser;
    addOptions(parser);
    // Not process(): it ends the program itself, with another status.
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText());
    if (const std::optional<Error> error = forgottenValue(arguments))
        return failure(*error);
    return Reader(parser, locale).read();
}

QString helpText()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

} // namespace sessionscope::app
