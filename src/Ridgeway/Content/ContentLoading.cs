using Ridgeway.Codes;
using Ridgeway.Content.Kinds;
using Ridgeway.Finding;
using Ridgeway.Guidance;

namespace Ridgeway.Content;

/// <summary>
/// Reads a folder in two passes: first what is declared, so that everything may be named from anywhere;
/// then each kind in turn, those that others are checked against before those others.
/// </summary>
internal sealed class ContentLoading(string folder, CodeBook codes, IEnumerable<IContentKind> more, string? localCodes = null, ContentShapes? shapes = null)
{
    private readonly List<ContentProblem> problems = [];
    private readonly ContentNames names = new();
    private readonly List<(object Read, ContentEntry Entry)> read = [];
    private Fingerprints prints = new([]);
    private LocalCodes local = LocalCodes.None;
    private IContentKind[] kinds = [];

    public ContentPack Load()
    {
        var (documents, shipped) = ContentFiles.Read(folder, names, problems);
        local = LocalCodes.Read(localCodes, problems);
        var hash = local.HashWith(shipped);
        kinds = Kinds();
        prints = new Fingerprints(documents, local);
        Declare(documents);
        foreach (var kind in kinds)
        {
            foreach (var document in documents.Where(document => document.Kind == kind.Key))
            {
                Read(kind, document);
            }
        }

        CheckTogether();
        problems.AddRange(local.Strangers(names));
        var head = Of<PackDocument>().FirstOrDefault() ?? new PackDocument(Path.GetFileName(folder), Path.GetFileName(folder), "");
        var sound = problems.Count == 0;
        return new ContentPack(
            new ContentHead(head.Id, head.Name, head.Version, hash),
            [.. read.Select(one => one.Read)],
            [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)],
            sound ? new FindingContext(new CodeLists(Of<CodeList>(), codes), Of<Register>(), Of<DatedTable>(), Of<Score>()) : null,
            sound ? new GuidancePack(hash, Of<Intervention>(), Of<GuidanceRule>(), Of<Contraindication>())
            {
                NotNowReasons = Of<NotNowReason>(),
                Matters = Of<Matter>(),
            }
            : null);
    }

    /// <summary>What can be approved carries its fingerprint, and only an approval of that fingerprint.</summary>
    private object Printed(object made, ContentDocument document) => made switch
    {
        GuidanceRule rule => rule with { Fingerprint = prints.Of(document), Approval = rule.Approval.Holding(prints.Of(document)) },
        Contraindication one => one with { Fingerprint = prints.Of(document), Approval = one.Approval.Holding(prints.Of(document)) },
        _ => made,
    };

    private IContentKind[] Kinds() =>
    [
        new ContentKind<PackDocument>("pack", PackDocument.Read),
        new CodeListReader(local),
        new TableReader(),
        new ScoreReader(),
        new RegisterReader(),
        new InterventionReader(),
        new ContraindicationReader(),
        new RuleReader(),
        new NotNowReader(),
        new MatterReader(),
        new LeftOutReader(),
        new ProgrammeReader(),
        .. more,
    ];

    private void Declare(IReadOnlyList<ContentDocument> documents)
    {
        var known = kinds.Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            names.Declare(document.Kind, document.Id);
            if (!known.Contains(document.Kind))
            {
                document.Entry.Note(document.Entry.Mapping, $"Nothing reads a document that begins with '{document.Kind}:'.", Nearest.To(document.Kind, known));
            }
        }
    }

    private void Read(IContentKind kind, ContentDocument document)
    {
        var before = problems.Count;
        document.Entry.IsShaped(shapes?.Document(kind.Key));
        _ = document.Entry.Text(kind.Key);
        var made = Printed(kind.Read(document.Id, document.Entry), document);
        document.Entry.Finish();
        CheckOnlyOne(kind, document, made);
        if (problems.Count == before)
        {
            read.Add((made, document.Entry));
            names.Add(made);
        }
    }

    /// <summary>One id is one document, unless dates in force keep its versions apart.</summary>
    private void CheckOnlyOne(IContentKind kind, ContentDocument document, object made)
    {
        foreach (var (other, entry) in read.Where(one => one.Read.GetType() == made.GetType() && one.Entry.Text(kind.Key) == document.Id))
        {
            if (made is not IDatedContent dated || dated.Effective.Overlaps(((IDatedContent)other).Effective))
            {
                document.Entry.Problem(kind.Key, $"The {kind.Key} '{document.Id}' is also in {entry.File}, line {entry.Line}{(made is IDatedContent ? ", in force on the same days" : "")}.");
                return;
            }
        }
    }

    /// <summary>What only shows when everything has been read.</summary>
    private void CheckTogether()
    {
        foreach (var problem in TogetherChecks.Of(read))
        {
            problems.Add(problem);
        }
    }

    private IReadOnlyList<T> Of<T>() => [.. read.Select(one => one.Read).OfType<T>()];
}

/// <summary><c>pack:</c> the name and version of the folder as a whole.</summary>
internal sealed record PackDocument(string Id, string Name, string Version)
{
    public static PackDocument Read(string id, ContentEntry entry) => new(id, entry.Text("name"), entry.Text("version"));
}
