using Ridgeway.Codes;
using Ridgeway.Delivery;
using Ridgeway.Finding;
using Ridgeway.Guidance;

namespace Ridgeway.Content;

/// <summary>
/// A content folder read whole: code lists, registers, guidance and whatever kinds the rooms brought. Loaded once, shared by
/// all threads. A pack with problems can be looked at but not used.
/// </summary>
internal sealed class ContentPack
{
    private readonly IReadOnlyList<object> read;
    private readonly FindingContext? finding;
    private readonly GuidancePack? guidance;

    internal ContentPack(ContentHead head, IReadOnlyList<object> read, IReadOnlyList<ContentProblem> problems, FindingContext? finding, GuidancePack? guidance)
    {
        Head = head;
        this.read = read;
        Problems = problems;
        this.finding = finding;
        this.guidance = guidance;
    }

    /// <summary>Which pack it is, and its hash.</summary>
    public ContentHead Head { get; }

    /// <summary>What is wrong with it, in the order of the files.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; }

    public bool IsSound => Problems.Count == 0;

    /// <summary>Code lists, registers and tables, ready to be asked.</summary>
    /// <exception cref="ContentUnreadableException">The pack has problems.</exception>
    public FindingContext Finding => finding ?? throw Unusable();

    /// <inheritdoc cref="Finding"/>
    public CodeLists Lists => Finding.Lists;

    /// <summary>Interventions, rules and contraindications.</summary>
    /// <inheritdoc cref="Finding" path="/exception"/>
    public GuidancePack Guidance => guidance ?? throw Unusable();

    public IReadOnlyList<Programme> Programmes => Of<Programme>();

    /// <summary>Every document that was read as this type, in the order of the files.</summary>
    public IReadOnlyList<T> Of<T>() => [.. read.OfType<T>()];

    /// <summary>Reads a content folder.</summary>
    /// <param name="folder">Where the *.yaml files are, in any subfolders.</param>
    /// <param name="codes">The book that numbers the codes of facts.</param>
    /// <param name="more">Kinds of document that rooms bring of their own.</param>
    /// <param name="localCodes">The folder of codes that were imported over the lists; null for none.</param>
    /// <exception cref="ContentUnreadableException">There is no such folder, or nothing in it.</exception>
    public static ContentPack Load(string folder, CodeBook codes, IEnumerable<IContentKind>? more = null, string? localCodes = null) =>
        new ContentLoading(folder, codes, more ?? [], localCodes).Load();

    private ContentUnreadableException Unusable() => new(
        $"The content has {Problems.Count} problem{(Problems.Count == 1 ? "" : "s")}:{Environment.NewLine}{string.Join(Environment.NewLine, Problems.Take(10))}");
}

/// <summary>Which pack it is.</summary>
/// <param name="Id">The pack's id: "england".</param>
/// <param name="Name">For people.</param>
/// <param name="Version">As the pack says.</param>
/// <param name="Hash">SHA-256 of its files in hexadecimal.</param>
internal sealed record ContentHead(string Id, string Name, string Version, string Hash);
